// A page for what went wrong with a request.
import type { Problem } from '../../problem.ts'
import { Layout } from '../components/layout.tsx'

export function ProblemPage({ problem, hasLab }: { problem: Problem; hasLab: boolean }) {
  return (
    <Layout title={problem.title} section="none" hasLab={hasLab}>
      <div class="intro">
        <h1>{problem.title}</h1>
        <p class="lede">{problem.detail}</p>
        {problem.status === 401 ? (
          <p>
            <a class="button" href={`/sign-in?back=${encodeURIComponent(problem.instance)}`}>
              Sign in with a key
            </a>
          </p>
        ) : null}
        <p>
          <a href="/">Back to the first page</a>
        </p>
      </div>
    </Layout>
  )
}
