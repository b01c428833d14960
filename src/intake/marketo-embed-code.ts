// Reads the embed code of a Marketo form, also with the slip that Microsoft's page prints:
// `loadForm("("//app-ys12.marketo.com", …`.
import type { Find } from './recognised.ts'

const LOAD_FORM =
  /loadForm\(\s{0,9}["']?\(?["']?(?:https?:)?\/\/([a-z0-9.-]{1,120})[^"']{0,80}["']\s{0,9},\s{0,9}["']([^"']{1,40})["']\s{0,9},\s{0,9}["']?(\d{1,12})/i
const SERVER = /(?:^|\/\/)(?:app-|na-)?([a-z0-9]{1,20})\.marketo\.com/i
const MUNCHKIN = /^\d{3}-[A-Za-z]{3}-\d{3}$/

/** `text` without white space around it. */
export function findMarketoForm(text: string): Find | undefined {
  const [, host, munchkinId, formId] = LOAD_FORM.exec(text) ?? []
  if (host === undefined || munchkinId === undefined) return bareMunchkinId(text)
  const serverId = SERVER.exec(host)?.[1] ?? SERVER.exec(text)?.[1]
  return {
    what: 'the embed code of a Marketo form',
    destination: {
      type: 'marketo',
      ...(serverId === undefined ? {} : { serverId }),
      munchkinId,
      formId: Number(formId),
    },
    notes:
      serverId === undefined
        ? [
            `${host} is an address of your own: the server ID is in the address app-NAME.marketo.com.`,
          ]
        : [],
  }
}

function bareMunchkinId(text: string): Find | undefined {
  if (!MUNCHKIN.test(text)) return undefined
  return {
    what: 'a Munchkin account ID of Marketo',
    destination: { type: 'marketo', munchkinId: text },
  }
}
