// `npm start`: install, build, serve. The first command on a fresh clone.
import { install, run } from './install.mjs';

install();
run('npm', ['run', '--silent', 'build']);
run('npm', ['run', '--silent', 'serve']);
