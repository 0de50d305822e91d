/**
 * Google's script service as clasp asks it, loaded into clasp's process before it: every request is answered here and
 * written down, and any other machine is refused.
 */
import { appendFileSync } from 'node:fs';
import nock from 'nock';

const note = (line) => appendFileSync(process.env.PREMIA_SENT, `${JSON.stringify(line)}\n`);

nock.disableNetConnect();
nock('https://oauth2.googleapis.com')
  .persist()
  .post('/token')
  .reply(200, { access_token: 'fake', expires_in: 3600, token_type: 'Bearer' });
nock('https://script.googleapis.com')
  .persist()
  .get(/^\/v1\/projects\/[^/]+\/content/)
  .reply(200, (path) => {
    note({ method: 'GET', path });
    return { scriptId: 'fake', files: [] };
  })
  .put(/^\/v1\/projects\/[^/]+\/content/)
  .reply(200, (path, body) => {
    note({ method: 'PUT', path, body });
    return { scriptId: 'fake', files: body.files };
  });
