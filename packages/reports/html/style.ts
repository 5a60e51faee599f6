/** The page's whole style sheet; light and dark by the reader's system. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --line: #dfe3e8; --text: #1b1f24; --soft: #57606a; --accent: #0b5cad;
  --code: #f3f5f7; --mark: #ffe3a3; --critical: #8324b3; --high: #b3261e; --medium: #8f5600; --low: #1f5fa8;
  --unknown: #00666b; --none: #5f6670; --pass: #1a7036; --fail: #b3261e; --unproven: #8f5600;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #171b22; --line: #2d343e; --text: #e6e9ee; --soft: #9aa5b1; --accent: #7ab8ff;
    --code: #10141a; --mark: #5c4300; --critical: #d29bf2; --high: #ff9b91; --medium: #f0b957; --low: #8dc1ff;
    --unknown: #6fd3d8; --none: #a5adb8; --pass: #63d489; --fail: #ff9b91; --unproven: #f0b957;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 system-ui, sans-serif; }
code, pre, .place { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .87em; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
.wide { max-width: 1080px; margin: 0 auto; padding: 0 1.5rem; }
header.top { padding-top: 2rem; }
.brand { display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; color: var(--soft); }
.brand strong { color: var(--text); letter-spacing: .02em; font-size: 1.05rem; }
.verdict { margin: 1rem 0 1.25rem; background: var(--card); border: 1px solid var(--line); border-left: 6px solid var(--tone); border-radius: 12px; padding: 1.4rem 1.6rem; }
.verdict h1 { margin: 0; font-size: 1.65rem; line-height: 1.25; font-weight: 650; }
.verdict h1 b { color: var(--tone); letter-spacing: .03em; margin-right: .5rem; }
.pass { --tone: var(--pass); } .fail { --tone: var(--fail); } .unproven { --tone: var(--unproven); }
.reasons { list-style: none; margin: 1rem 0 0; padding: 0; display: grid; gap: .35rem; }
.reasons li { display: grid; grid-template-columns: 1.4rem 14rem 1fr; gap: .4rem; }
.reasons b { color: var(--tone); }
.reasons code { overflow-wrap: anywhere; }
.tally { display: flex; gap: .5rem 1.5rem; flex-wrap: wrap; margin: 0 0 .6rem; padding: 0; list-style: none; }
.tally li { color: var(--soft); } .tally b { color: var(--text); font-size: 1.15rem; margin-right: .25rem; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; margin-bottom: 1.5rem; }
.critical { --hue: var(--critical); } .high { --hue: var(--high); } .medium { --hue: var(--medium); }
.low { --hue: var(--low); } .unknown { --hue: var(--unknown); } .none { --hue: var(--none); }
.bar rect { fill: var(--hue); }
.dot { display: inline-block; width: .6rem; height: .6rem; border-radius: 50%; background: var(--hue); margin-right: .45rem; }
.filter { position: sticky; top: 0; z-index: 1; background: var(--page); padding: .75rem 0; border-bottom: 1px solid var(--line); display: flex; gap: .75rem; flex-wrap: wrap; align-items: center; }
.filter[hidden] { display: none; }
.filter input, .filter select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .4rem .7rem; }
.filter input { flex: 1 1 16rem; }
.filter output { color: var(--soft); }
h2 { font-size: 1.15rem; margin: 2rem 0 .75rem; display: flex; gap: .6rem; align-items: baseline; }
h2 small { color: var(--soft); font-weight: 400; font-size: .9rem; }
details.thing { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: .5rem 0; }
details.thing[open] { box-shadow: 0 2px 10px rgb(0 0 0 / .08); }
details.thing > summary { cursor: pointer; list-style: none; display: grid; grid-template-columns: 2.4rem 6rem 1fr auto; gap: .2rem .75rem; padding: .7rem 1rem; align-items: baseline; }
summary::-webkit-details-marker { display: none; }
.number { color: var(--soft); text-align: right; font-variant-numeric: tabular-nums; }
.chip { color: var(--hue); font-weight: 650; font-size: .8rem; letter-spacing: .04em; text-transform: uppercase; }
.title { font-weight: 600; overflow-wrap: anywhere; }
.place { grid-column: 3 / -1; color: var(--soft); overflow-wrap: anywhere; }
.tags { display: flex; gap: .4rem; flex-wrap: wrap; justify-content: end; }
.tag { border: 1px solid var(--line); border-radius: 99px; padding: 0 .6rem; font-size: .8rem; color: var(--soft); white-space: nowrap; max-width: 16rem; overflow: hidden; text-overflow: ellipsis; }
.tag.gate { border-color: var(--fail); color: var(--fail); }
.body { padding: .25rem 1rem 1.1rem 4.15rem; display: grid; gap: .8rem; }
.body p, .body dl, .body ol { margin: 0; }
.body dl { display: grid; grid-template-columns: 5.5rem 1fr; gap: .45rem .75rem; }
.body dt { color: var(--soft); } .body dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .9rem; overflow-x: auto; }
pre.help { white-space: pre-wrap; overflow-wrap: anywhere; font-family: inherit; font-size: .93rem; }
pre .n { color: var(--soft); user-select: none; margin-right: 1rem; }
mark { background: var(--mark); color: inherit; border-radius: 3px; padding: 0 1px; text-decoration: underline wavy var(--fail) 1px; text-underline-offset: 4px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 500; }
td:first-child, td code { white-space: nowrap; }
section.plain { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .2rem 1.2rem 1.1rem; margin: 1.5rem 0; }
section.plain h2 { margin-top: 1rem; }
section.plain ul { margin: .3rem 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: 8rem 1fr; gap: .4rem 1rem; margin: 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.note { color: var(--soft); }
.blocking { color: var(--unproven); font-weight: 600; }
footer { color: var(--soft); padding: 1rem 0 3rem; }
@media (max-width: 700px) {
  details.thing > summary { grid-template-columns: 2rem 1fr auto; } .title, .place { grid-column: 2 / -1; }
  .tags { grid-column: 3; grid-row: 1; } .body { padding-left: 1rem; } .reasons li { grid-template-columns: 1.4rem 1fr; } .reasons span { grid-column: 2; }
  .facts, .body dl { grid-template-columns: 1fr; gap: .1rem; } .facts dd, .body dd { margin-bottom: .5rem; }
}
@media print { .filter, .skip { display: none; } details.thing { break-inside: avoid; } }
`;
