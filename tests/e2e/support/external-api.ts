// A running back end that the browser tests are pointed at: TEST_API_URL. It has to trust TEST_WEB_ORIGIN, have the user of
// TEST_USERNAME and TEST_PASSWORD, and use the strategy that is tested.
const { TEST_API_URL, TEST_WEB_ORIGIN, TEST_USERNAME, TEST_PASSWORD } = process.env;

export const externalApi = {
  url: TEST_API_URL,
  webOrigin: TEST_WEB_ORIGIN ?? 'http://127.0.0.1:3000',
};

/** The user that every database of the tests has. */
export const demoUser = { username: TEST_USERNAME ?? 'demo', password: TEST_PASSWORD ?? 'demo-password' };
