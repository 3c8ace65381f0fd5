/** The colours of a page by scheme. A test checks that text has a contrast of at least 4.5 : 1 on its background. */
export const COLOURS = {
  light: {
    ground: '#ffffff',
    raised: '#f4f5f7',
    text: '#1d2125',
    quiet: '#545b64',
    link: '#0b57a4',
    line: '#c6cbd2',
    question: '#5c3d00',
    questionGround: '#fff4d6',
  },
  dark: {
    ground: '#16191d',
    raised: '#20242a',
    text: '#e4e7eb',
    quiet: '#a7afb9',
    link: '#8ec2ff',
    line: '#454c56',
    question: '#ffe3a3',
    questionGround: '#3d3110',
  },
} as const;

const variables = (scheme: Readonly<Record<string, string>>) =>
  Object.entries(scheme)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** The style sheet of a page: for screens of any width, in light and dark, and for paper. */
export const STYLE = `
:root{color-scheme:light dark;${variables(COLOURS.light)}}
@media (prefers-color-scheme:dark){:root{${variables(COLOURS.dark)}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1.25rem 4rem;max-width:60rem;background:var(--ground);color:var(--text);
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
h1{font-size:1.8rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.35rem;line-height:1.3;margin:2.4rem 0 .7rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1.1rem;margin:1.6rem 0 .5rem}
h4,h5,h6{font-size:1rem;margin:1.2rem 0 .4rem}
p,ul,ol,pre,blockquote{margin:.6rem 0}
figure,.table{margin:1rem 0}
p,li,td,th,figcaption,h1,h2,h3,h4,h5,h6{unicode-bidi:plaintext}
ul,ol{padding-inline-start:1.5rem}
li>p{margin:.2rem 0}
.tasks{list-style:none;padding-inline-start:.2rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-100vw}
.skip:focus{position:static}
nav{background:var(--raised);border-radius:.5rem;padding:.8rem 1.2rem;margin:1.2rem 0}
nav h2{font-size:1rem;border:0;margin:0 0 .4rem;padding:0}
nav>ul{columns:18rem;margin:0}
nav ul ul{margin:0}
nav li{break-inside:avoid}
.table,pre,.picture{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.94em}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top}
thead th{background:var(--raised);border-bottom:2px solid var(--line)}
tr:target,li:target,td:has(>span:target){background:var(--questionGround)}
td a,sup a,.whole,.back{white-space:nowrap}
.long{overflow-wrap:anywhere;min-width:12rem}
pre{background:var(--raised);border-radius:.4rem;padding:.8rem 1rem;white-space:pre}
code{font-family:ui-monospace,"SFMono-Regular",Consolas,"DejaVu Sans Mono",monospace;font-size:.92em}
:not(pre)>code{white-space:pre-wrap;background:var(--raised);border-radius:.25rem;padding:.1em .3em}
blockquote{border-inline-start:4px solid var(--line);padding-inline-start:1rem;margin-inline:0;color:var(--quiet)}
mark{background:var(--questionGround);color:var(--question);padding:.1em .35em;border-radius:.25rem}
sup{line-height:0;font-size:.75em}
sup a,.back{text-decoration:none}
sup+sup{margin-inline-start:.2em}
figure{background:#fff;color:#1d2125;border:1px solid var(--line);border-radius:.5rem;padding:.8rem}
figure svg{display:block;width:100%;min-width:48rem;height:auto}
figcaption{font-size:.9rem;color:#41464d;margin-top:.5rem}
.notes{font-size:.92rem}
footer{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.9rem}
@media (max-width:30rem){
body{padding-inline:.9rem}
h1{font-size:1.5rem}
table{font-size:.875em}
th,td{padding:.35rem .4rem}
}
hr{border:0;border-top:1px solid var(--line);margin:1.6rem 0}
@media print{
@page{size:A4;margin:18mm 16mm 20mm}
:root{color-scheme:light;${variables(COLOURS.light)}}
html{font-size:10pt}
body{max-width:none;padding:0}
.skip,nav,.back{display:none}
h1,h2,h3,h4,p:has(+.table),p:has(+pre),p:has(+ul),p:has(+ol){break-after:avoid}
thead{display:table-header-group}
thead tr{break-after:avoid}
tbody tr:nth-child(-n+2),tbody tr:last-child{break-before:avoid}
tr,figure,li,pre{break-inside:avoid}
.table,pre,.picture{overflow:visible}
pre{white-space:pre-wrap}
figure svg{min-width:0}
a{color:inherit}
a[href^="http"]::after,a[href^="mailto"]::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
td a[href^="http"]::after,.notes a[href^="http"]::after,a.bare::after{content:none}
p,li{orphans:3;widows:3}
}
`;
