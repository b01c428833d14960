// The look of the HTML report. The page allows this style by its hash and nothing else.

export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2128;--soft:#57606a;--line:#d8dee4;--paper:#fff;--tint:#f6f8fa;--pass:#1a7f37;--warn:#9a6700;--fail:#cf222e;--inconclusive:#8250df;--skip:#57606a;--link:#0969da}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#30363d;--paper:#0d1117;--tint:#161b22;--pass:#3fb950;--warn:#d29922;--fail:#f85149;--inconclusive:#bc8cff;--skip:#9198a1;--link:#4493f8}}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:60rem;font:1rem/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:0}h3{font-size:1.05rem;margin:0 0 .25rem}h4{font-size:.95rem;margin:1rem 0 .25rem}
p{margin:.35rem 0}a{color:var(--link)}code,pre{font:.85rem/1.5 ui-monospace,SFMono-Regular,Consolas,monospace}
pre{margin:.25rem 0;padding:.75rem 1rem;background:var(--tint);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;max-height:24rem;overflow:auto}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}th{color:var(--soft);font-weight:600}
td.step,td.time{white-space:nowrap}td.time{text-align:right;color:var(--soft)}
section{margin-top:2rem;padding:1.25rem;border:1px solid var(--line);border-radius:10px}
article{margin-top:1.25rem;padding-left:1rem;border-left:4px solid var(--skip)}
article.error{border-color:var(--fail)}article.warning{border-color:var(--warn)}article.info{border-color:var(--link)}
.badge{display:inline-block;padding:.05rem .55rem;border-radius:1rem;border:1px solid currentColor;font-size:.85rem;font-weight:600;white-space:nowrap}
.pass{color:var(--pass)}.warn{color:var(--warn)}.fail{color:var(--fail)}.inconclusive{color:var(--inconclusive)}.skip,.soft{color:var(--soft)}
ol,ul{margin:.25rem 0;padding-left:1.4rem}li{margin:.2rem 0}details{margin-top:.75rem}summary{cursor:pointer;color:var(--soft)}
@media print{section{break-inside:avoid}details{display:none}}
`

/** SHA-256 of `STYLE` in base64; a test recomputes it. */
export const STYLE_HASH = 'q1YdKH3X2p6dIslN3PQnxHMl//CX1uzhA/dP/xgdPNA='
