// What the marketplace sends to a kind of destination, beside what that has to allow.
import type { WhatIsSent } from '../../../lead/what-is-sent.ts'

export function SentFields({ sent, name }: { sent: WhatIsSent; name: string }) {
  const { note, fields } = sent
  return (
    <>
      <p class="sent-note">{note}</p>
      {fields.length === 0 ? null : (
        <table class="sent" aria-label={`What is sent to ${name}`}>
          <thead>
            <tr>
              <th scope="col">Sent as</th>
              <th scope="col">In a test lead</th>
              <th scope="col">What it is, and what it needs</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr>
                <th scope="row">
                  <code>{field.name}</code>
                </th>
                <td>
                  <code>{field.value}</code>
                </td>
                <td>
                  {field.about}
                  {field.needs === undefined ? null : (
                    <span class="needs">
                      <b>Needs</b> {field.needs}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
