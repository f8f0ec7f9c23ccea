package dev.atelier.web.workbench;

import com.vaadin.flow.data.provider.hierarchy.TreeData;
import dev.atelier.core.source.FileEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A project's files as folders within folders: folders first, each by name. */
final class FileTree {
    /** More would not be read by anybody who searches; they type one letter more. */
    static final int MOST_MATCHES = 300;

    /** A file or a folder; the same again after the files were listed again. */
    record Node(String path, boolean folder) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private final TreeData<Node> data = new TreeData<>();
    private final Set<Node> folders = new HashSet<>();
    private final boolean cut;

    private FileTree(List<String> paths, boolean cut) {
        this.cut = cut;
        List<String> sorted = new ArrayList<>(paths);
        sorted.sort(FileTree::foldersFirst);
        sorted.forEach(this::add);
    }

    /** All files. */
    static FileTree of(List<FileEntry> files) {
        return new FileTree(files.stream().map(file -> file.path().value()).toList(), false);
    }

    /** The files whose path has those letters, with the folders that they are in. */
    static FileTree matching(List<FileEntry> files, String letters) {
        String wanted = letters.strip().toLowerCase(Locale.ROOT);
        List<String> found = files.stream()
                .map(file -> file.path().value())
                .filter(path -> path.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(MOST_MATCHES + 1L)
                .toList();
        boolean cut = found.size() > MOST_MATCHES;
        return new FileTree(cut ? found.subList(0, MOST_MATCHES) : found, cut);
    }

    void copyInto(TreeData<Node> empty) {
        empty.addItems(data.getRootItems(), data::getChildren);
    }

    TreeData<Node> data() {
        return data;
    }

    Set<Node> folders() {
        return folders;
    }

    /** Whether more files match than are in it. */
    boolean isCut() {
        return cut;
    }

    private void add(String path) {
        data.addItem(folderOf(path), new Node(path, false));
    }

    @SuppressWarnings("NullAway") // TreeData names its root by null
    private Node folderOf(String path) {
        int end = path.lastIndexOf('/');
        if (end < 0) {
            return null;
        }
        Node folder = new Node(path.substring(0, end), true);
        if (folders.add(folder)) {
            data.addItem(folderOf(folder.path()), folder);
        }
        return folder;
    }

    private static int foldersFirst(String one, String other) {
        String[] left = one.split("/", -1);
        String[] right = other.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean leftFolder = i < left.length - 1;
            boolean rightFolder = i < right.length - 1;
            if (leftFolder != rightFolder) {
                return leftFolder ? -1 : 1;
            }
            int order = left[i].compareToIgnoreCase(right[i]);
            int exact = order == 0 ? left[i].compareTo(right[i]) : order;
            if (exact != 0) {
                return exact;
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
