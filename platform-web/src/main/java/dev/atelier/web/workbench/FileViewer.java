package dev.atelier.web.workbench;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.atelier.core.project.FileNow;
import dev.atelier.core.source.SourcePath;
import dev.atelier.web.shell.Figures;
import dev.atelier.web.shell.Words;
import java.util.Optional;

/** In the editor's place for a file that is no text: a picture, or what it is. */
final class FileViewer extends Div {

    FileViewer(FileNow file) {
        addClassName("file-shown");
        Optional<String> type = Pictures.typeOf(file.path(), file.content());
        byte[] content = file.content();
        if (type.isPresent()) {
            add(Pictures.of(type.get(), file.path().name(), () -> content));
        }
        add(new Paragraph(type.isPresent() ? file.path().value() : Words.of("code.binary", file.path())));
        add(new Paragraph(Figures.size(content.length)));
    }

    /** For a file that is too large even to be read. */
    FileViewer(SourcePath path) {
        addClassName("file-shown");
        add(new Paragraph(Words.of("code.too-large", path)));
    }
}
