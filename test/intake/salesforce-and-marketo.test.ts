// What Salesforce and Marketo show for copying, whole and in pieces, and the mail about a lost lead.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recognise } from '../../src/intake/recognise.ts'

const ACTION = 'https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8'
const OID = '00Do0000000ZHog'

function form(inner = '', action = ACTION): string {
  return `<META HTTP-EQUIV="Content-type" CONTENT="text/html; charset=UTF-8">
<form action="${action}" method="POST">
<input type=hidden name="oid" value="${OID}">
<input type=hidden name="retURL" value="http://">
<label for="last_name">Last Name</label><input id="last_name" maxlength="80" name="last_name" type="text" /><br>
${inner}<input type="submit" name="submit"></form>`
}

describe('a Web-to-Lead form', () => {
  it('gives the organization away', () => {
    const found = recognise(form())
    expect(found).toMatchObject({
      kind: 'salesforce',
      what: 'the HTML of a Salesforce web-to-lead form',
      destination: { type: 'salesforce', organizationId: OID },
      notes: [],
    })
  })

  it.each([
    [`<input type="hidden" value='${OID}' name='oid'/>`, ['address']],
    [`<INPUT TYPE=hidden NAME=oid VALUE=${OID}>`, ['address']],
    [form().replace('webto.', 'test.').replace('webto.', 'test.'), ['sandbox']],
    [form('<input type=hidden name="captcha_settings" value="{}">'), ['reCAPTCHA']],
    [form('<script src="https://www.google.com/recaptcha/api.js"></script>'), ['reCAPTCHA']],
    [form('<select id="00N1" name="00N1" title="Segment" required></select>'), ['(Segment)']],
    [form('<select name="country_code"></select>'), ['integration value']],
    [form('', ACTION.replace('WebToLead', 'WebToCase')), ['for cases']],
  ])('says what in it loses leads: %s', (html, words) => {
    const found = recognise(html)
    expect(found.destination).toEqual({ type: 'salesforce', organizationId: OID })
    expect(found.notes).toHaveLength(words.length)
    words.forEach((word, at) => {
      expect(found.notes[at]).toContain(word)
    })
  })

  it('names its missing field, and takes the organization from the address instead', () => {
    const found = recognise(`<form action="${ACTION}&orgId=${OID}" method="POST"></form>`)
    expect(found.destination).toEqual({ type: 'salesforce', organizationId: OID })
    expect(found.notes).toEqual([expect.stringContaining('hidden field oid')])
  })

  it('is not every form', () => {
    expect(recognise('<form action="/search"><input name="q"></form>').kind).toBe('error-text')
  })
})

describe('a Marketo embed code', () => {
  const marketo = { type: 'marketo', serverId: 'ys12', munchkinId: '123-PQR-789', formId: 1179 }
  it.each([
    'MktoForms2.loadForm("//app-ys12.marketo.com", "123-PQR-789", 1179);',
    "MktoForms2.loadForm('https://app-ys12.marketo.com', '123-PQR-789', '1179')",
    'MktoForms2.loadForm("("//app-ys12.marketo.com", "123-PQR-789", 1179);',
    '<script src="//app-ys12.marketo.com/js/forms2/js/forms2.min.js"></script>\n<script>MktoForms2.loadForm("//lp.contoso.example", "123-PQR-789", 1179);</script>',
  ])('gives all three values: %s', (text) => {
    expect(recognise(text).destination).toEqual(marketo)
  })

  it('under an own address lacks the server ID, and says where it is', () => {
    const found = recognise('MktoForms2.loadForm("//lp.contoso.example", "123-PQR-789", 1179)')
    expect(found.destination).toEqual({ type: 'marketo', munchkinId: '123-PQR-789', formId: 1179 })
    expect(found.notes).toEqual([expect.stringContaining('app-NAME.marketo.com')])
  })
})

describe('the mail about a lead that was not created', () => {
  const mail = `Subject: Salesforce Could Not Create This Lead

Salesforce could not create this lead because of the reason listed below. For more information contact Customer Support.

Reason: Required fields are missing: [Segment__c]

Lead Capture Page: https://contoso.example/form

Record Information:

    FirstName = MSFT_TEST_639000000000000000
    Country = US
    Company = a = b

To incorporate this lead into salesforce.com you can key in the data above.`

  it('gives its reason and the record', () => {
    const { kind, what, fields, notes } = recognise(mail)
    expect(kind).toBe('error-text')
    expect(what).toContain('did not create')
    expect(fields.map(({ pointer, value }) => `${pointer}=${value}`)).toEqual([
      '/reason=Required fields are missing: [Segment__c]',
      '/record/FirstName=MSFT_TEST_639000000000000000',
      '/record/Country=US',
      '/record/Company=a = b',
    ])
    expect(notes[0]).toContain('[Segment__c]')
  })

  it('is read from a quoted reply as well', () => {
    const quoted = mail.replaceAll(/^/gm, '> ')
    expect(recognise(quoted).fields[0]?.value).toBe('Required fields are missing: [Segment__c]')
  })

  it('is more than its title', () => {
    expect(recognise('Salesforce Could Not Create This Lead').fields).toEqual([])
  })
})

it('reads any text without throwing, and quickly', () => {
  const piece = fc.constantFrom(
    '<form action="',
    '<input name="oid" value=',
    'loadForm("',
    'Reason:',
    'Record Information:',
    'Salesforce could not create this lead',
    ' = ',
    '\n',
    '"',
    '>',
    'a',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      expect(recognise(pieces.join('')).kind).toBeTypeOf('string')
    }),
  )
})
