/** A picture for a document. */
export interface Picture {
  /** Unique in the document: `timeline`. */
  readonly name: string;
  readonly title: string;
  /** A whole SVG element; its ids begin with the picture's name. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** What it shows, in words, for people who cannot see it and for programs. */
  readonly words: string;
  /** Beginnings of section ids: the picture goes after the first that matches, else after the last section. */
  readonly after: readonly string[];
}

/** The pictures after each section, by its id. */
export function placed(
  pictures: readonly Picture[],
  sections: readonly { readonly id: string; readonly about?: readonly string[] }[],
): ReadonlyMap<string, readonly Picture[]> {
  const places = new Map<string, Picture[]>();
  for (const picture of pictures) {
    const wanted = picture.after
      .map((start) =>
        sections.find(({ id, about = [] }) =>
          [id, ...about].some((name) => name === start || name.startsWith(`${start}.`)),
        ),
      )
      .find((section) => section !== undefined);
    const place = (wanted ?? sections.at(-1))?.id ?? '';
    places.set(place, [...(places.get(place) ?? []), picture]);
  }
  return places;
}
