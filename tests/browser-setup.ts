import { beforeEach } from 'vitest';
import { forgetBoxMark } from '#lib/db/box.ts';

/** Test files share one origin: a box that one of them deleted must not be missed by the next. */
beforeEach(() => forgetBoxMark());
