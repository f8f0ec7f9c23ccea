package dev.atelier.system.bench;

/** The page of the measured projects. */
final class App {
    static final String FILE = "src/App.jsx";

    private App() {}

    /** A component whose heading is the text. */
    static String saying(String text) {
        return """
                import './App.css';

                export default function App() {
                  return (
                    <main className="start">
                      <p className="start-name">{document.title}</p>
                      <h1>%s</h1>
                      <p className="start-hint">Say what you would like to build, and this page becomes it.</p>
                    </main>
                  );
                }
                """.formatted(text);
    }
}
