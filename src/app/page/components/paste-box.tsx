// The one box that takes anything, with examples beside it.

export interface Example {
  readonly label: string
  /** Id of a scenario of the lab. */
  readonly scenario: string
}

interface PasteBoxProps {
  readonly text: string
  readonly examples: readonly Example[]
  onText?(text: string): void
  onExample?(example: Example): void
}

export function PasteBox({ text, examples, onText, onExample }: PasteBoxProps) {
  return (
    <>
      <div class="field">
        <label for="text" class="box-label">
          Paste anything
        </label>
        <p class="hint" id="text-hint">
          A URL, ids and secrets, a connection string, form HTML, an embed code, Partner Center’s
          JSON, a config file. Or an error, a mail, a lead.
        </p>
        <textarea
          id="text"
          name="text"
          rows={5}
          aria-describedby="text-hint"
          autocomplete="off"
          spellcheck={false}
          autocapitalize="none"
          onInput={(event: Event) => onText?.((event.target as HTMLTextAreaElement).value)}
        >
          {text}
        </textarea>
      </div>
      {examples.length === 0 ? null : (
        <p class="examples">
          <span>No account at hand? Try an example:</span>{' '}
          {examples.map((example) => (
            <button
              type="submit"
              class="quiet example"
              formaction={`/rehearse/${example.scenario}`}
              onClick={(event: Event) => {
                if (onExample === undefined) return
                event.preventDefault()
                onExample(example)
              }}
            >
              {example.label}
            </button>
          ))}
        </p>
      )}
    </>
  )
}
