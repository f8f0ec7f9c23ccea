import { UserConfigFn } from 'vite';
import { overrideVaadinConfig } from './vite.generated';

/** The bundle that is kept with the sources holds no files of the build before. */
const custom: UserConfigFn = () => ({ build: { emptyOutDir: true } });

export default overrideVaadinConfig(custom);
