/**
 * What people write for a zone, and the offsets that it stands for. Several offsets: the name means several zones in
 * use, and only the writer's own zone says which (CST is Chicago, Shanghai and Havana). A name that has one meaning
 * in common use has that one, also where a smaller zone shares it (Manila's PST). Sources: the abbreviations of the
 * IANA rules, release 2026f, and for zones that have only numbers there, the names that people use.
 */
export const ZONE_ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  utc: ['+00:00'],
  gmt: ['+00:00'],
  wet: ['+00:00'],
  west: ['+01:00'],
  cet: ['+01:00'],
  mez: ['+01:00'],
  cest: ['+02:00'],
  mesz: ['+02:00'],
  eet: ['+02:00'],
  eest: ['+03:00'],
  msk: ['+03:00'],
  trt: ['+03:00'],
  bst: ['+01:00', '+06:00'],
  ist: ['+05:30', '+01:00', '+02:00'],
  idt: ['+03:00'],
  wat: ['+01:00'],
  cat: ['+02:00'],
  sast: ['+02:00'],
  eat: ['+03:00'],
  nst: ['-03:30'],
  ndt: ['-02:30'],
  ast: ['-04:00', '+03:00'],
  adt: ['-03:00'],
  est: ['-05:00'],
  edt: ['-04:00'],
  cst: ['-06:00', '+08:00', '-05:00'],
  cdt: ['-05:00', '-04:00'],
  mst: ['-07:00'],
  mdt: ['-06:00'],
  pst: ['-08:00'],
  pdt: ['-07:00'],
  akst: ['-09:00'],
  akdt: ['-08:00'],
  hst: ['-10:00'],
  hdt: ['-09:00'],
  brt: ['-03:00'],
  art: ['-03:00'],
  clt: ['-04:00'],
  clst: ['-03:00'],
  cot: ['-05:00'],
  pet: ['-05:00'],
  gst: ['+04:00', '-02:00'],
  irst: ['+03:30'],
  pkt: ['+05:00'],
  npt: ['+05:45'],
  ict: ['+07:00'],
  wib: ['+07:00'],
  wita: ['+08:00'],
  wit: ['+09:00'],
  sgt: ['+08:00'],
  myt: ['+08:00'],
  hkt: ['+08:00'],
  pht: ['+08:00'],
  awst: ['+08:00'],
  sst: ['-11:00', '+08:00'],
  jst: ['+09:00'],
  kst: ['+09:00'],
  acst: ['+09:30'],
  acdt: ['+10:30'],
  aest: ['+10:00'],
  aedt: ['+11:00'],
  chst: ['+10:00'],
  nzst: ['+12:00'],
  nzdt: ['+13:00'],
};

/** Whose zones the names with several offsets are, in the order of those. */
export const ZONE_PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ['bst', ['Britain', 'Bangladesh']],
  ['ist', ['India', 'Ireland', 'Israel']],
  ['ast', ['Atlantic', 'Arabia']],
  ['cst', ['US Central', 'China', 'Cuba']],
  ['cdt', ['US Central', 'Cuba']],
  ['gst', ['Gulf', 'South Georgia']],
  ['sst', ['Samoa', 'Singapore']],
]);

/** Zones that are named without saying whether it is summer there; the rules say so. */
export const ZONE_REGIONS: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  akt: 'America/Anchorage',
  ht: 'Pacific/Honolulu',
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
};

/** Last parts of names of zones that are no cities to most people: `14:05 center of the graph`. */
export const ALSO_PLACES: ReadonlySet<string> = new Set(
  'center east west north south general act resolute troll easter wake midway casey davis acre nome reunion'.split(
    ' ',
  ),
);

/** Words of other kinds too: only in capitals are they zones (`14:05 met the vendor`). */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  'et ct mt pt ht akt art ast cat cot eat est ict ist pet wat west wet wit'.split(' '),
);

/** Places that people name for a zone whose name in the rules is another. */
export const PLACES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'America/New_York': 'nyc ny boston',
    'America/Los_Angeles': 'la sf san_francisco seattle california',
    'America/Chicago': 'texas',
    'Asia/Kolkata': 'india indian mumbai bangalore bengaluru',
    'Asia/Tokyo': 'japan',
    'Asia/Shanghai': 'china beijing',
    'Europe/Berlin': 'germany german',
    'Europe/Madrid': 'spain',
    'Pacific/Auckland': 'new_zealand',
  }).flatMap(([zone, names]) => names.split(' ').map((name) => [name, zone] as const)),
);

/** With the name of a region, as in `central standard time`, each has one meaning. */
export const OF_REGION: Readonly<Record<string, string>> = {
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};
