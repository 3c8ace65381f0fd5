import { scoreSecrets } from './secrets/score.ts';

const { secrets, lookAlikes, missed, wrong, recall, precision } = await scoreSecrets();
process.stdout.write(
  [
    `${secrets} secrets, ${lookAlikes} look-alikes`,
    `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
    ...missed.map((text) => `missed: ${text}`),
    ...wrong.map((text) => `wrong: ${text}`),
    '',
  ].join('\n'),
);
