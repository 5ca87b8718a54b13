/** The graph as a whole: no cycles, and the arrows of DESIGN section 3 that a single import cannot show. */
module.exports = {
	forbidden: [
		{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'db-knows-only-pure-files',
			severity: 'error',
			from: { path: '^src/lib/db/' },
			to: { path: '(/store\\.ts|\\.svelte)$' }
		},
		{ name: 'lib-knows-no-route', severity: 'error', from: { path: '^src/lib/' }, to: { path: '^src/routes/' } },
		{
			// Two devices are joined by files; how a file is written and read knows nothing of the other device.
			name: 'interchange-knows-no-devices',
			severity: 'error',
			from: { path: '^src/lib/interchange/' },
			to: { path: '^src/lib/devices/' }
		},
		{
			name: 'ui-knows-no-room',
			severity: 'error',
			from: { path: '^src/lib/ui/' },
			to: { path: '^src/lib/', pathNot: '^src/lib/(ui|paraglide)/' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^src/lib/paraglide|\\.test\\.ts$)' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'svelte', 'browser', 'default'] }
	}
};
