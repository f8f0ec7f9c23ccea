import './Header.css';

/** Where the menu leads: to the other pages, or to the parts of the only one. */
function entries(pages, current) {
  if (pages.length > 1) {
    return pages.map((page) => ({
      name: page.name,
      href: page === pages[0] ? '#/' : `#/${page.id}`,
      active: page === current,
    }));
  }
  return current.sections
    .filter((section) => section.menu)
    .map((section) => ({ name: section.menu, href: `#${section.id}`, active: false }));
}

export function Header({ title, labels, pages, current }) {
  const menu = entries(pages, current);
  if (menu.length < 2) {
    return null;
  }
  return (
    <header className="header">
      <div className="wrap header-row">
        <a className="header-brand" href="#/" dir="auto">
          {title}
        </a>
        <nav aria-label={labels.menu}>
          <ul className="header-menu">
            {menu.map(({ name, href, active }) => (
              <li key={href}>
                <a href={href} aria-current={active ? 'page' : undefined} dir="auto">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
