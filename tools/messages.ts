import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from './paraglide.ts';

/** Compiles the messages for tools that run without the bundler: lint, types, dead code. */
await compile(paraglideOptions);
