import { useEffect } from 'react';
import content from './content.json';
import { sections } from './sections/index.js';
import { Footer } from './shell/Footer.jsx';
import { Header } from './shell/Header.jsx';
import { Strip } from './shell/Strip.jsx';
import { usePage } from './shell/usePage.js';
import './theme.css';

/** Everything the app says is in content.json; this only puts it on the page. */
export default function App() {
  const page = usePage(content.pages);

  useEffect(() => {
    document.title = page === content.pages[0] ? content.title : `${page.name} – ${content.title}`;
    document.documentElement.lang = content.lang;
  }, [page]);

  return (
    <>
      <a className="skip-link" href="#main">
        {content.labels.skip}
      </a>
      <Header title={content.title} labels={content.labels} pages={content.pages} current={page} />
      {page.sections[0]?.kind !== 'hero' && <Strip {...content.art} />}
      <main id="main" tabIndex={-1}>
        {page.sections.map((section, index) => {
          const Section = sections[section.kind];
          return Section && <Section key={section.id} {...section} lead={index === 0} />;
        })}
      </main>
      <Footer text={content.footer} />
    </>
  );
}
