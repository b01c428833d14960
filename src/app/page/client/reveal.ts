// The Show buttons beside secret fields: pressed while the field can be read.

export function listenForReveal(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-reveals]')
    const input = document.getElementById(button?.dataset['reveals'] ?? '')
    if (button === null || !(input instanceof HTMLInputElement)) return
    const isShown = input.type === 'text'
    input.type = isShown ? 'password' : 'text'
    button.setAttribute('aria-pressed', String(!isShown))
  })
}
