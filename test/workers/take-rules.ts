// Before each file of tests in workerd: the rules are handed over, as the Worker does when it starts.
import { env } from 'cloudflare:workers'
import { takeRules } from '../../src/diagnosis/rules-beside.ts'

const rulebook = await env.ASSETS.fetch('https://assets.invalid/rulebook.bin')
takeRules(await rulebook.arrayBuffer())
