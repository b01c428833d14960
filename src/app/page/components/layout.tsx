// The frame of every page: skip link, navigation, main, footer. No inline script or style.
import { type Child, useContext } from 'hono/jsx'
import { assetPath } from '../assets.ts'
import { SignedIn, VisitContext } from './signed-in.tsx'

export type Section =
  | 'check'
  | 'ticket'
  | 'lead'
  | 'watches'
  | 'rehearse'
  | 'rules'
  | 'docs'
  | 'none'

interface LayoutProps {
  readonly title: string
  readonly section: Section
  /** Whether there is a lab to rehearse in. */
  readonly hasLab: boolean
  readonly children: Child
}

const TABS = [
  { section: 'check', href: '/', label: 'Check' },
  { section: 'ticket', href: '/ticket', label: 'Ticket' },
  { section: 'lead', href: '/lead', label: 'Lead' },
  { section: 'watches', href: '/watches', label: 'Watches' },
  { section: 'rehearse', href: '/rehearse', label: 'Rehearse' },
  { section: 'rules', href: '/rules', label: 'Rules' },
  { section: 'docs', href: '/docs', label: 'API' },
] as const

export function Layout({ title, section, hasLab, children }: LayoutProps) {
  const { seesWatches } = useContext(VisitContext)
  const hidden = [...(hasLab ? [] : ['rehearse']), ...(seesWatches ? [] : ['watches'])]
  const tabs = TABS.filter(({ section: tab }) => !hidden.includes(tab))
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title} · leadprobe</title>
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('page.css')} />
        <script type="module" src={assetPath('page.js')} />
      </head>
      <body>
        <a class="skip-link" href="#main">
          Skip to the content
        </a>
        <header class="top">
          <div class="bar">
            <a class="brand" href="/">
              <Mark />
              leadprobe
            </a>
            <nav aria-label="Main">
              {tabs.map((tab) => (
                <a href={tab.href} {...(tab.section === section ? { 'aria-current': 'page' } : {})}>
                  {tab.label}
                </a>
              ))}
            </nav>
            <SignedIn />
          </div>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>
            leadprobe is not a Microsoft product. A test lead is removed again wherever the
            destination allows it, and the report says so when one is left.
          </p>
        </footer>
      </body>
    </html>
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" class="mark">
      <circle cx="12" cy="12" r="9.5" />
      <path d="M2.5 12h5l2.2-5 3.6 10 2.4-5h5.8" />
    </svg>
  )
}
