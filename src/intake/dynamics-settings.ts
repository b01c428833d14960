// Recognises the settings of a Dynamics 365 destination: a portal's page copied as text, lines of
// `name: value`, or the connection string that Dataverse tools use.
import type { Find } from './recognised.ts'
import { findWebAddress } from './web-address.ts'

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const URL_OF_ONE =
  /https:\/\/[a-z0-9-]{1,63}\.(?:api\.)?crm\d{0,3}\.(?:dynamics\.(?:com|cn)|microsoftdynamics\.us|appsplatform\.us)/i
/** The words of portals in English, German, French, Spanish, Japanese and Chinese. */
const DIRECTORY = idAfter(
  'directory|tenant|verzeichnis|mandant|annuaire|locataire|directorio|inquilino|ディレクトリ|テナント|目录|目錄|租户|租用戶',
)
const APPLICATION = idAfter(
  '(?:application|client|app|anwendung|aplicaci[oó]n|アプリケーション|クライアント|应用程序|應用程式|客户端|用戶端)(?![ _-]{0,2}secret)',
)
const BARE_IDS = new RegExp(`^[ \\t"']{0,9}(${GUID})[ \\t"',;]{0,9}$`, 'gim')
const SECRET =
  /(?:client[ _-]?secret|application key|secret value|secret|geheimnis|geheimer (?:client)?schlüssel|secreto de cliente|クライアント ?シークレット|客户端密码|用戶端密碼)[ \t"']{0,4}[:=：][ \t"']{0,4}([^\s;"',]{8,200})/i
const USER_NAME =
  /(?:user[ _-]?name|user principal name|sign-in name)[ \t"']{0,4}[:=][ \t"']{0,4}([^\s;"',@]{1,64}@[^\s;"',]{3,200})/i
const PASSWORD = /password[ \t"']{0,4}[:=][ \t"']{0,4}([^\s;"']{1,200})/i
/** Whoever quotes an error wants it explained, whatever addresses and ids it names. */
const ERROR = /AADSTS\d|exception|\berror\b|\bfailed\b|0x8\d{3}/i

export function findDynamicsSettings(text: string): Find | undefined {
  const typed = URL_OF_ONE.exec(text)?.[0]
  if (typed === undefined || ERROR.test(text)) return undefined
  const address = findWebAddress(typed)
  const found = office365(text) ?? entra(text)
  if (found === undefined) return undefined
  return {
    what: 'the settings of a Dynamics 365 destination',
    destination: {
      type: 'dynamics-365',
      url: address?.destination['url'] ?? typed,
      auth: found.auth,
    },
    ...(address?.cloud === undefined ? {} : { cloud: address.cloud }),
    ...(found.notes === undefined ? {} : { notes: found.notes }),
  }
}

interface FoundAuth {
  readonly auth: Readonly<Record<string, string>>
  readonly notes?: readonly string[]
}

/** The password is only searched for beside a user name: its label alone says too little. */
function office365(text: string): FoundAuth | undefined {
  const userName = USER_NAME.exec(text)?.[1]
  if (userName === undefined) return undefined
  const password = PASSWORD.exec(text)?.[1]
  return { auth: { type: 'office-365', userName, ...(password === undefined ? {} : { password }) } }
}

function entra(text: string): FoundAuth | undefined {
  const directoryId = DIRECTORY.exec(text)?.[1]
  const applicationId = APPLICATION.exec(text)?.[1]
  if (directoryId === undefined && applicationId === undefined) return unlabelled(text)
  return {
    auth: {
      type: 'entra',
      ...(directoryId === undefined ? {} : { directoryId }),
      ...(applicationId === undefined ? {} : { applicationId }),
      ...secretIn(text),
    },
  }
}

/** Two GUIDs on lines of their own are taken in the order of Partner Center's form. */
function unlabelled(text: string): FoundAuth | undefined {
  const [applicationId, directoryId, ...more] = [...text.matchAll(BARE_IDS)].map(([, id]) => id)
  if (applicationId === undefined || directoryId === undefined || more.length > 0) return undefined
  return {
    auth: { type: 'entra', directoryId, applicationId, ...secretIn(text) },
    notes: [
      'Its two IDs have no labels: compare with the app registration which is the application ID and which the directory ID.',
    ],
  }
}

function secretIn(text: string): Readonly<Record<string, string>> {
  const clientSecret = SECRET.exec(text)?.[1]
  return clientSecret === undefined ? {} : { clientSecret }
}

/** The label, at most a few words, a colon or equals sign or a blank or a new line, the id. */
function idAfter(label: string): RegExp {
  return new RegExp(
    `(?:${label})[^\\n:=：;]{0,30}(?:[:=：][ \\t"']{0,4}|[ \\t]|\\r?\\n[ \\t]{0,9})(${GUID})`,
    'i',
  )
}
