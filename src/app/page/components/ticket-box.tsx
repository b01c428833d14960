// The box a ticket is pasted into.

interface TicketBoxProps {
  readonly text: string
  onText?(text: string): void
}

export function TicketBox({ text, onText }: TicketBoxProps) {
  return (
    <div class="field">
      <label for="ticket-text" class="box-label">
        The text of the ticket
      </label>
      <textarea
        id="ticket-text"
        name="text"
        rows={8}
        autocomplete="off"
        spellcheck={false}
        onInput={(event: Event) => onText?.((event.target as HTMLTextAreaElement).value)}
      >
        {text}
      </textarea>
    </div>
  )
}
