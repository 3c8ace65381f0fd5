const shapes = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  search: 'M9 3a6 6 0 1 0 0 12a6 6 0 1 0 0-12M13.5 13.5L18 18',
  clock: 'M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16M10 5.5V10l3 2',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  hash: 'M8 3L6 17M14 3l-2 14M4 7.5h13M3 12.5h13',
  plus: 'M10 4v12M4 10h12',
  smile: 'M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16M7 8v.5M13 8v.5M6.5 12a4 4 0 0 0 7 0',
  react: 'M11 4a7 7 0 1 0 5 5.5M7 9v.5M12 9v.5M6.5 13a4 4 0 0 0 6 0M16 1.5v6M13 4.5h6',
  at: 'M10 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6M13 7v4a2 2 0 0 0 4.5 0v-1a7.5 7.5 0 1 0-3 6',
  bolt: 'M11 2L4 11.5h5L8.5 18L16 8.5h-5.5z',
  send: 'M3 3l15 7l-15 7l2-7zM5 10h6',
  reply:
    'M4 3.5h12a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H9L5 17v-3.5H4A1.5 1.5 0 0 1 2.5 12V5A1.5 1.5 0 0 1 4 3.5z',
  more: 'M10 4v.01M10 10v.01M10 16v.01',
  dots: 'M4 10h.01M10 10h.01M16 10h.01',
  pin: 'M7 3h6l-.5 6l3 3h-11l3-3zM10 12v6',
  eye: 'M1.5 10s3-5.5 8.5-5.5S18.5 10 18.5 10s-3 5.5-8.5 5.5S1.5 10 1.5 10M10 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5',
  file: 'M5 2h7l4 4v12H5zM12 2v4h4M8 11h5M8 14h5',
  close: 'M5 5l10 10M15 5L5 15',
  chevron: 'M5 8l5 5l5-5',
  bookmark: 'M5 3h10v15l-5-4l-5 4z',
  archive: 'M3 4h14v4H3zM4.5 8v9h11V8M8 11.5h4',
  back: 'M16 10H4M9 5l-5 5l5 5',
  canvas: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3',
  app: 'M10 2l8 8l-8 8l-8-8z',
} as const;

export type IconName = keyof typeof shapes;

/** A small drawing beside or instead of words; screen readers skip it. */
export function icon(name: IconName): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}
