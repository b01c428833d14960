// Paths as the same place is always spelled: from the root, with "/", without "." and "..".

export function absolutePath(file: string, cwd: string): string {
  return `/${partsOf(isAbsolute(file) ? file : `${cwd}/${file}`).join('/')}`
}

export function partsOf(path: string): readonly string[] {
  const parts: string[] = []
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts
}

function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path)
}
