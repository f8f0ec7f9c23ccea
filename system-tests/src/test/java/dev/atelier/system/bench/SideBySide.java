package dev.atelier.system.bench;

/** The same thing done by Atelier and by the shortest way there is. */
record SideBySide(Samples ours, Samples limit) {

    double medianRatio() {
        return Samples.ratio(ours.median(), limit.median());
    }

    double p95Ratio() {
        return Samples.ratio(ours.p95(), limit.p95());
    }
}
