/** What a label at the top of a document is about, which decides its colour; its words say it all. */
export type ChipTone = 'critical' | 'high' | 'medium' | 'low' | 'active' | 'settled' | 'plain';

/** A short label: `SEV-1`, `Resolved`, `1 h 30 min`. */
export interface Chip {
  readonly about: 'severity' | 'state' | 'duration' | 'kind';
  readonly words: string;
  readonly tone: ChipTone;
}

/** One key figure with what it is measured from; without a value, nobody recorded what it needs. */
export interface KeyFigure {
  readonly label: string;
  readonly value?: string;
  /** Lines. */
  readonly detail: readonly string[];
}

/** What a reader sees before the first sentence. */
export interface Glance {
  readonly chips: readonly Chip[];
  readonly figures: readonly KeyFigure[];
}
