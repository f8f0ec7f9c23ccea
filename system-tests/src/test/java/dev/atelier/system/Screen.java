package dev.atelier.system;

/** What a person looks at. */
record Screen(int width, int height) {
    static final Screen DESK = new Screen(1440, 900);
    static final Screen PHONE = new Screen(390, 844);

    @Override
    public String toString() {
        return width < 600 ? String.valueOf(width) : "desktop";
    }
}
