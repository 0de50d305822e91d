import { mkdtempSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { zeid } from '../text/fixtures.js';
import { writeData, writeBook } from '../../src/workbook/index.js';
import { writeCsvFolder, writeXlsx } from '../../src/files/index.js';
test('x', async () => {
  const dir = mkdtempSync('/tmp/premia-');
  writeFileSync(`${dir}/zeid.json`, JSON.stringify({ ...zeid.plan, data: writeData(zeid.data) }));
  const sheets = writeBook({ ...zeid } as never, 'ru' as never);
  await writeCsvFolder(`${dir}/zeid`, sheets, 'ru');
  await writeXlsx(`${dir}/zeid.xlsx`, sheets);
  const go = async (...argv: string[]) => {
    let out = ''; 
    const io = { out: async (t: string) => { out += t; }, err: (t: string) => { out += `[err] ${t}`; }, env: { LANG: 'ru_RU.UTF-8' }, cwd: dir, tty: false };
    const code = await main(argv, io);
    process.stdout.write(`\n$ premia ${argv.join(' ')}\n${out}→ ${code}\n`);
  };
  await go(); await go('--help'); await go('calc', '--help'); await go('--version'); await go('calk'); await go('calc'); await go('calc', 'нет'); await go('calc', 'zeid', '--perod', '2026-10'); await go('calc','zeid','--period'); await go('calc','a','b'); await go('calc','zeid','--lang','de');
  for (const f of ['zeid.json','zeid','zeid.xlsx']) await go('calc', f, '--period', '2026-10');
  await go('calc', 'zeid'); await go('calc','zeid','--period','окт'); await go('calc','zeid','--payee','Иванв Иван'); await go('calc','zeid','--payee','17','--json');
  await go('calc','zeid','--csv'); await go('calc','zeid','--json','--csv'); await go('calc','zeid','--csv','--out','o.csv');
  await go('explain','zeid','--payee','Иванов Иван'); await go('explain','zeid','--payee','18','--full'); await go('explain','zeid','--payee','17','--json','--lang','en');
  await go('check','zeid'); await go('smart','zeid'); await go('whatif','zeid','--set','Оклад=45000','--fact','Иванов Иван/Оплаты=1300000'); await go('whatif','zeid'); await go('whatif','zeid','--set','Окла=1'); await go('whatif','zeid','--fact','Ив/О=1');
  await go('whatif','zeid','--set','хм'); await go('demo');
});
