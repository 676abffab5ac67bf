import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Puts NAME.gz beside each text file of the bundle: the roles serve it as it lies there. */
function gzipBeside(): Plugin {
  let folder = '';
  return {
    name: 'gzip-beside',
    apply: 'build',
    configResolved: config => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      for (const name of await readdir(folder, { recursive: true })) {
        if (!/\.(js|css|html|svg|json)$/.test(name)) continue;
        const path = join(folder, name);
        await writeFile(`${path}.gz`, gzipSync(await readFile(path), { level: 9 }));
      }
    },
  };
}

/** The mode is the app: `vite build --mode mesos` makes dist/mesos of src/mesos/index.html. */
export default defineConfig(({ mode }) => {
  const app = mode === 'mesos' || mode === 'marathon' ? mode : '';
  return {
    root: app === '' ? here : join(here, 'src', app),
    base: './',
    esbuild: { jsx: 'automatic' as const },
    plugins: [gzipBeside()],
    define: mode === 'test' ? {} : { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: join(here, 'dist', app),
      // Beside index.html: a master takes two-part paths for messages of actors.
      assetsDir: '',
      emptyOutDir: true,
      target: 'es2022',
      cssTarget: 'chrome123',
      modulePreload: false as const,
    },
    test: { include: ['src/**/*.test.ts'], environment: 'node' as const },
  };
});
