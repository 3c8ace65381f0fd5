import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { renderPdf } from '../../../src/render/pdf.ts';
import { picturesOf } from '../../../src/render/pictures.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { textOf } from '../pdf/read-pdf.ts';

const record = recordOf(
  [
    ['10:00', 'detection', '決済APIが500を返している'],
    ['10:06', 'note', '결제 실패율 41%'],
    ['10:07', 'note', 'ระบบชำระเงินล่ม'],
    ['10:08', 'note', 'भुगतान सेवा किर्ति'],
    ['10:09', 'note', '数据库连接失败'],
  ],
  { title: '決済エラー', contributing: [{ branch: 'process', text: '原因: nginx の設定' }] },
);

describe('a PDF of a record in several scripts', () => {
  it('has letters, which can be found and copied, and no numbers', async () => {
    const text = await textOf(await renderPdf(draftPostmortem(record, standard), picturesOf(record)));
    for (const words of [
      'Postmortem: 決済エラー',
      '決済APIが500を返している',
      '결제 실패율 41%',
      'ระบบช',
      '原因: nginx の設定',
      '数据库连接失败',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('[U+');
    expect(text).not.toContain('no letter in the typefaces');
  });

  it('says the languages of its letters, and how letters are read that are drawn in another order', async () => {
    const bytes = await renderPdf(draftPostmortem(record, standard), []);
    const operators = operatorsOf(bytes);
    expect(operators).toContain('/Span << /Lang (ja) >> BDC');
    expect(operators).toContain('/Span << /Lang (ko) >> BDC');
    expect(operators).toContain('/Span << /Lang (th) >> BDC');
    const hindi = Buffer.from('\uFEFFभुगतान सेवा किर्ति', 'utf16le').swap16().toString('hex');
    expect(operators).toContain(`/Span << /ActualText <${hindi}> >> BDC`);
  });

  it('takes the shapes of Han characters from the languages that entries state', async () => {
    const chinese = recordOf([['10:00', 'note', '原因']]);
    const document = draftPostmortem(chinese, standard);
    for (const [languages, tag] of [
      [[], 'zh-Hans'],
      [['ja'], 'ja'],
      [['zh-TW'], 'zh-Hant'],
      [['ko'], 'ko'],
    ] as const)
      expect(operatorsOf(await renderPdf(document, [], { languages }))).toContain(`/Lang (${tag})`);
  });

  it('is the same bytes twice', async () => {
    const once = () => renderPdf(draftPostmortem(record, standard), picturesOf(record));
    expect(Buffer.compare(Buffer.from(await once()), Buffer.from(await once()))).toBe(0);
  });
});

/** What the pages consist of, unpacked. */
function operatorsOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString('latin1');
  const streams = [...file.matchAll(/\/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)];
  return streams
    .map(([, data = '']) => inflateSync(Buffer.from(data, 'latin1')).toString('latin1'))
    .join('\n');
}
