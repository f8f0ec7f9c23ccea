import './Footer.css';

export function Footer({ text }) {
  if (!text) {
    return null;
  }
  return (
    <footer className="footer">
      <p className="wrap" dir="auto">
        {text}
      </p>
    </footer>
  );
}
