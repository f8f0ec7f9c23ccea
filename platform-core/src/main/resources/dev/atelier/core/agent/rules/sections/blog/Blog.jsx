import { useState } from 'react';
import { Art } from '../shell/Art.jsx';
import { Section } from '../shell/Section.jsx';
import './Blog.css';

const WORDS_A_MINUTE = 200;

function minutes(paragraphs) {
  const words = paragraphs.join(' ').split(/\s+/).length;
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

export function Blog({ items, labels, art, ...section }) {
  const [open, setOpen] = useState(null);
  const posts = items.map((post, index) => ({ paragraphs: [], ...post, index }));

  if (open !== null && posts[open]) {
    return <Post {...posts[open]} id={section.id} labels={labels} art={art} onBack={() => setOpen(null)} />;
  }
  return (
    <Section {...section}>
      <ul className="blog">
        {posts.map((post) => (
          <li key={`${post.index}-${post.title}`} className="blog-entry">
            <div className="blog-picture">
              <Art {...art} seed={art.seed + post.index} columns={4} rows={3} />
            </div>
            <div className="blog-words">
              <p className="blog-meta">
                {post.when} {post.paragraphs.length > 0 && `· ${minutes(post.paragraphs)} ${labels.minutes}`}
              </p>
              <h3>
                <button type="button" onClick={() => setOpen(post.index)} dir="auto">
                  {post.title}
                </button>
              </h3>
              {post.text && (
                <p className="muted" dir="auto">
                  {post.text}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Post({ id, title, when, text, paragraphs, index, labels, art, onBack }) {
  return (
    <article id={id} className="section" aria-labelledby={`${id}-post`}>
      <div className="wrap wrap-narrow blog-post">
        <button type="button" className="button button-quiet" onClick={onBack} autoFocus>
          {labels.back}
        </button>
        {when && <p className="blog-meta">{when}</p>}
        <h1 id={`${id}-post`} dir="auto">
          {title}
        </h1>
        <div className="blog-banner">
          <Art {...art} seed={art.seed + index} columns={8} rows={3} />
        </div>
        {text && (
          <p className="blog-lead" dir="auto">
            {text}
          </p>
        )}
        {paragraphs.map((paragraph) => (
          <p key={paragraph} dir="auto">
            {paragraph}
          </p>
        ))}
      </div>
    </article>
  );
}
