/** The figures from which something is worth a remark; in minutes, unless a name says otherwise. */
export interface Thresholds {
  readonly fastDetection: number;
  readonly slowDetection: number;
  readonly fastAcknowledgement: number;
  readonly slowAcknowledgement: number;
  readonly fastDecision: number;
  readonly fastMitigation: number;
  readonly closeChange: number;
  readonly steadyUpdates: number;
  readonly rareUpdates: number;
  /** Share of entries that were logged later than they happened, from 0 to 1. */
  readonly backdated: number;
}

/** The thresholds of the five seed documents where they state one, and round figures around them elsewhere. */
export const THRESHOLDS: Thresholds = {
  fastDetection: 5,
  slowDetection: 10,
  fastAcknowledgement: 5,
  slowAcknowledgement: 10,
  fastDecision: 10,
  fastMitigation: 5,
  closeChange: 60,
  steadyUpdates: 15,
  rareUpdates: 30,
  backdated: 0.3,
};
