// The Copy buttons: by the clipboard where the browser lets us, else by selecting the text.

export function listenForCopy(): void {
  document.addEventListener('click', async (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-copies]')
    const source = document.getElementById(button?.dataset['copies'] ?? '')
    if (button === null || !(source instanceof HTMLTextAreaElement)) return
    source.select()
    const said = (await copied(source.value)) ? 'Copied.' : 'Selected: press Ctrl+C.'
    button.parentElement?.querySelector('[role=status]')?.replaceChildren(said)
  })
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Refused, or not a secure context: the text stays selected.
    return false
  }
}
