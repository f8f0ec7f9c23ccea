import './App.css';

export default function App() {
  return (
    <main className="start">
      <svg className="start-mark" viewBox="0 0 120 84" aria-hidden="true">
        <rect className="sheet" x="1" y="1" width="118" height="82" rx="12" />
        <path className="sheet" d="M1 20h118" />
        <circle className="dot" cx="13" cy="10.5" r="2.5" />
        <circle className="dot" cx="22" cy="10.5" r="2.5" />
        <rect className="piece" x="16" y="34" width="34" height="34" rx="7" />
        <rect className="line" x="62" y="36" width="42" height="6" rx="3" />
        <rect className="line" x="62" y="48" width="30" height="6" rx="3" />
        <rect className="line" x="62" y="60" width="36" height="6" rx="3" />
      </svg>
      <p className="start-name">{document.title}</p>
      <h1>Your app starts here</h1>
      <p className="start-hint">Say what you would like to build, and this page becomes it.</p>
    </main>
  );
}
