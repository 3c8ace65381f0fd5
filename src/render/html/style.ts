import { CHIPS, COLOURS } from './colours.ts';
import { TYPE_STYLE } from './type-style.ts';

const variables = (scheme: Readonly<Record<string, string>>) =>
  Object.entries(scheme)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const chips = Object.entries(CHIPS)
  .map(([tone, { ink, ground }]) => `.chip.${tone}{color:${ink};background:${ground}}`)
  .join('\n');

/** The style sheet of a page: for screens of any width, in light and dark, and for paper. */
export const STYLE = `
:root{color-scheme:light dark;${variables(COLOURS.light)}}
@media (prefers-color-scheme:dark){:root{${variables(COLOURS.dark)}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1.25rem 4rem;max-width:58rem;background:var(--ground);color:var(--text);
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
main{outline:0}
h1{font-size:1.9rem;line-height:1.2;letter-spacing:-.01em;margin:.5rem 0 .9rem;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;margin:2.6rem 0 .7rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.08rem;margin:1.6rem 0 .4rem}
h4,h5,h6{font-size:1rem;margin:1.2rem 0 .4rem}
p,ul,ol,pre,blockquote{margin:.6rem 0}
figure,.table{margin:1rem 0}
p,li,dd,td,th,figcaption,h1,h2,h3,h4,h5,h6{unicode-bidi:plaintext}
p,li{max-width:46rem;text-wrap:pretty}
ul,ol{padding-inline-start:1.4rem}
li{margin:.15rem 0}
li>p{margin:.2rem 0}
.tasks{list-style:none;padding-inline-start:.2rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-100vw}
.skip:focus{position:static}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;margin:0 0 1rem;padding:0}
.chip{margin:0;border-radius:1rem;padding:.1rem .75rem;font-size:.9rem;font-weight:600;line-height:1.5}
.chip::first-letter{text-transform:uppercase}
${chips}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1px;margin:1rem 0;border:1px solid var(--line);
border-radius:.6rem;overflow:hidden;background:var(--line)}
.figures>div{background:var(--ground);padding:.65rem .9rem .7rem}
.figures dt{font-size:.82rem;color:var(--quiet)}
.figures dd{margin:0}
.figures .value,.figures .none{font-size:1.4rem;font-weight:650;line-height:1.3;white-space:nowrap}
.figures .none{color:var(--quiet);font-weight:400}
.figures .detail{font-size:.8rem;line-height:1.35;color:var(--quiet);overflow-wrap:break-word}
.fields{display:grid;gap:.3rem;margin:1.2rem 0}
.fields>div{display:grid;grid-template-columns:9.5rem minmax(0,44rem);gap:.8rem}
.fields dt{color:var(--quiet)}
.fields dd{margin:0}
nav{background:var(--raised);border-radius:.6rem;padding:.8rem 1.2rem;margin:1.2rem 0;font-size:.94rem}
nav h2{font-size:.94rem;border:0;margin:0 0 .4rem;padding:0}
nav ul{list-style:none;padding:0;margin:0}
nav>ul{columns:9rem;column-gap:1.5rem}
nav ul ul{margin-inline-start:.9rem}
nav li{break-inside:avoid;margin:0;padding:.12rem 0}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
.table,pre,.picture{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.94em}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border-bottom:1px solid var(--line);padding:.42rem .6rem;text-align:start;vertical-align:top}
thead th{color:var(--quiet);font-size:.92em;font-weight:600;border-bottom:2px solid var(--line);white-space:nowrap}
th:first-child,td:first-child{padding-inline-start:.2rem}
.timeline td:first-child{white-space:nowrap;width:1%;padding-inline-end:1rem;font-variant-numeric:tabular-nums}
.timeline em{color:var(--quiet);font-style:normal}
.timeline .day th{padding-top:1rem;font-size:.92em;border-bottom:2px solid var(--line)}
${TYPE_STYLE}
tr:target,li:target,td:has(>span:target){background:var(--target)}
td a,sup a,.whole,.back{white-space:nowrap}
.long{overflow-wrap:anywhere;min-width:12rem}
pre{background:var(--raised);border-radius:.4rem;padding:.8rem 1rem;white-space:pre;line-height:1.4}
code{font-family:ui-monospace,"SFMono-Regular",Consolas,"DejaVu Sans Mono",monospace;font-size:.92em}
:not(pre)>code{white-space:pre-wrap;background:var(--raised);border-radius:.25rem;padding:.1em .3em}
blockquote{border-inline-start:4px solid var(--line);padding-inline-start:1rem;margin-inline:0;color:var(--quiet)}
mark{background:none;color:var(--question)}
mark a{color:inherit}
mark::before{content:"?";display:inline-block;width:1.3em;margin-inline-end:.3em;border:1px solid var(--questionLine);border-radius:1em;
background:var(--questionGround);font-size:.8em;font-weight:700;line-height:1.25;text-align:center;font-style:normal}
.questions{background:var(--questionGround);border:1px solid var(--questionLine);border-radius:.6rem;padding:.5rem .9rem;margin:1rem 0}
.questions h2{border:0;margin:.2rem 0;padding:0;font-size:1rem}
.questions h2,.questions summary{color:var(--question);font-weight:650}
.questions ul{list-style:none;padding:0;margin:.4rem 0}
.questions li{padding-inline-start:1.6rem;text-indent:-1.6rem}
sup{line-height:0;font-size:.72em}
sup a,.back{text-decoration:none}
sup+sup{margin-inline-start:.2em}
figure{background:#fff;color:#1d2125;border:1px solid var(--line);border-radius:.6rem;padding:.8rem}
figure svg{display:block;width:100%;min-width:40rem;height:auto}
figcaption{font-size:.88rem;color:#41464d;margin-top:.5rem}
summary{cursor:pointer}
figcaption p{margin:.3rem 0 0}
.notes{font-size:.9rem}
footer{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.88rem}
hr{border:0;border-top:1px solid var(--line);margin:1.6rem 0}
@media (min-width:80rem){
body{max-width:77rem;padding-inline-start:19rem}
nav{position:fixed;inset-block:0;inset-inline-start:max(0px,(100vw - 77rem)/2);width:16.5rem;margin:0;padding:1.9rem 1.5rem;border-radius:0;overflow-y:auto;background:none;border-inline-end:1px solid var(--line)}
nav>ul{columns:auto}
}
@media (max-width:30rem){
body{padding-inline:.9rem}
h1{font-size:1.5rem}
table{font-size:.875em}
th,td{padding:.35rem .4rem}
.figures{grid-template-columns:1fr 1fr}
.figures>div:first-child{grid-column:1/-1}
.fields>div{grid-template-columns:7.5rem minmax(0,1fr)}
}
@media print{
@page{size:A4;margin:18mm 16mm 20mm}
:root{color-scheme:light;${variables(COLOURS.light)}}
html{font-size:10pt}
body{max-width:none;padding:0}
.skip,nav,.back{display:none}
.chip,.figures,.figures>div,.questions{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.figures{grid-template-columns:repeat(5,1fr)}
.figures .value,.figures .none{font-size:1.2rem}
details::details-content{content-visibility:visible;display:block;height:auto}
h1,h2,h3,h4,p:has(+.table),p:has(+pre),p:has(+ul),p:has(+ol){break-after:avoid}
thead{display:table-header-group}
thead tr,.day{break-after:avoid}
tbody tr:nth-child(-n+2),tbody tr:last-child{break-before:avoid}
tr,figure,li,pre,.figures,.fields>div{break-inside:avoid}
.table,pre,.picture{overflow:visible}
pre{white-space:pre-wrap}
figure svg{min-width:0}
a{color:inherit}
a[href^="http"]::after,a[href^="mailto"]::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
td a[href^="http"]::after,.notes a[href^="http"]::after,a.bare::after{content:none}
p,li{orphans:3;widows:3}
}
`;
