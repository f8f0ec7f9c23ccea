import { Art } from './Art.jsx';
import './Strip.css';

/** A ribbon in the app's colours, for pages that begin without a cover. */
export function Strip({ motif, seed }) {
  return (
    <div className="strip">
      <Art motif={motif} seed={seed} columns={24} rows={1} />
    </div>
  );
}
