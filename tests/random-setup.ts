import fc from 'fast-check';

/*
 * A run that checks a change must fail for the change and for nothing else: it draws the same values every time.
 * `npm run faults` draws new ones, many more of them.
 */
fc.configureGlobal({ seed: Number(process.env['KARTEI_SEED'] ?? 20_261_122) });
