// Runs in the browser before anything of the pages does. zod compiles its schemas with `new Function` where it may;
// the Content Security Policy forbids that, so it must not try: each attempt would be reported as a violation. This
// is zod's own place for config({ jitless: true }), filled without loading zod, which only forms need.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
