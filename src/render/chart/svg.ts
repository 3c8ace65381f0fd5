import type { EChartsOption } from 'echarts';
import { BarChart, CustomChart } from 'echarts/charts';
import { AriaComponent, GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { PALETTE } from './palette.ts';

use([BarChart, CustomChart, AriaComponent, GraphicComponent, GridComponent, SVGRenderer]);

/** The font of every picture; PNGs use the first, browsers the first that they have. */
export const FONT = 'DejaVu Sans, Verdana, sans-serif';

/** A shape as the library takes it: a box, a line, a text, an outline. */
export interface Shape {
  readonly type: string;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws a chart to SVG. The same option gives the same bytes: ids begin with `name` and count from zero. */
export function drawSvg(name: string, { width, height }: Size, option: EChartsOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: FONT, color: PALETTE.ink },
      ...option,
    });
    return withStableIds(name, chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** Draws shapes alone. Outlines are drawn as a series, which takes them as they are, over boxes and lines and under text. */
export function drawShapes(name: string, size: Size, shapes: readonly Shape[]): string {
  const children = shapes.filter(({ type }) => type === 'path');
  return drawSvg(name, size, {
    graphic: { elements: shapes.filter(({ type }) => type !== 'path') as never[] },
    series: {
      type: 'custom',
      coordinateSystem: 'none',
      silent: true,
      z: 6,
      data: [0],
      renderItem: () => ({ type: 'group', children: children as never[] }),
    },
  });
}

/** Without the library's running numbers, and without the hover styles that use them. */
function withStableIds(name: string, svg: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>\s*/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/\bzr\d+-/g, `${name}-`);
}
