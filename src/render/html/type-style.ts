import { ENTRY_TYPES } from '../../domain/timeline/entry.ts';
import { MARKS } from '../chart/type-marks.ts';

/** The sign of each type of entry, as in the timeline's picture. */
export const TYPE_STYLE = `.type{white-space:nowrap}
.type::before{content:"";display:inline-block;width:10px;height:10px;margin-inline-end:.4em;print-color-adjust:exact;-webkit-print-color-adjust:exact}
${ENTRY_TYPES.map((type) => {
  const { color, path } = MARKS[type];
  return `.type.${type}::before{background:${color};clip-path:path(evenodd,"${path}")}`;
}).join('\n')}
@media (prefers-color-scheme:dark){
.type::before{filter:brightness(1.7)}
}`;
