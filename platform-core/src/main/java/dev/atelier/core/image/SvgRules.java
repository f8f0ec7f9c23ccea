package dev.atelier.core.image;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be in an SVG: only what draws, and nothing that runs, loads, or leads away. */
final class SvgRules {
    private static final Set<String> ELEMENTS = words("svg g defs symbol use title desc style switch path rect circle"
            + " ellipse line polyline polygon text tspan textPath image marker clipPath mask pattern linearGradient"
            + " radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix"
            + " feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR"
            + " feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight"
            + " feTile feTurbulence animate animateTransform animateMotion mpath");

    private static final Set<String> ANIMATIONS = words("animate animateTransform");

    /** Beside those that are properties of {@link SvgStyle} too. */
    private static final Set<String> ATTRIBUTES = words("id class lang xml:space version baseProfile viewBox"
            + " preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height pathLength"
            + " textLength lengthAdjust rotate startOffset method spacing side offset refX refY markerWidth"
            + " markerHeight markerUnits orient clipPathUnits maskUnits maskContentUnits patternUnits"
            + " patternContentUnits patternTransform gradientUnits gradientTransform spreadMethod transform"
            + " filterUnits primitiveUnits in in2 result type values mode operator k1 k2 k3 k4 order kernelMatrix"
            + " divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant"
            + " specularExponent kernelUnitLength scale xChannelSelector yChannelSelector stdDeviation azimuth"
            + " elevation pointsAtX pointsAtY pointsAtZ limitingConeAngle z baseFrequency numOctaves seed stitchTiles"
            + " radius tableValues slope intercept amplitude exponent attributeName attributeType begin dur end min"
            + " max restart repeatCount repeatDur fill calcMode keyTimes keySplines keyPoints from to by additive"
            + " accumulate path role aria-label aria-labelledby aria-hidden focusable href style");

    private static final Pattern FRAGMENT = Pattern.compile("#[\\p{L}\\p{N}_.:-]{1,200}");
    private static final Pattern PICTURE =
            Pattern.compile("data:image/(png|jpeg|jpg|gif|webp);base64,[A-Za-z0-9+/=\\s]+");

    private SvgRules() {}

    static boolean isDrawing(String element) {
        return ELEMENTS.contains(element);
    }

    static boolean isAnimation(String element) {
        return ANIMATIONS.contains(element);
    }

    /** Links, styles and handlers must not come to be by an animation either. */
    static boolean mayBeAnimated(String element, String attribute) {
        boolean harmless = !attribute.equals("style") && !attribute.equals("class") && !attribute.equals("href");
        return element.equals("animateTransform")
                ? attribute.equals("transform") || attribute.isEmpty() || attribute.endsWith("Transform")
                : harmless && (ATTRIBUTES.contains(attribute) || SvgStyle.isProperty(attribute));
    }

    /** The attribute's value as it may be; empty if it may not. */
    static Optional<String> attribute(String element, String name, String value) {
        if (name.equals("href")) {
            return reference(element, value.strip());
        }
        if (name.equals("style")) {
            return Optional.of(SvgStyle.declarations(value)).filter(style -> !style.isEmpty());
        }
        if (SvgStyle.isProperty(name)) {
            return Optional.of(value).filter(SvgStyle::isSafeValue);
        }
        boolean known = ATTRIBUTES.contains(name);
        return known && !pointsOut(value) ? Optional.of(value) : Optional.empty();
    }

    /** Only to a part of this very file; an image may carry its pixels with it. */
    private static Optional<String> reference(String element, String target) {
        boolean fine = FRAGMENT.matcher(target).matches() || (element.equals("image") && isPicture(target));
        return fine ? Optional.of(target) : Optional.empty();
    }

    private static boolean isPicture(String target) {
        // Looked at first: the pattern would walk through megabytes of anything.
        return target.startsWith("data:image/") && PICTURE.matcher(target).matches();
    }

    private static boolean pointsOut(String value) {
        String plain = value.replaceAll("[\\s\\p{C}]", "").toLowerCase(Locale.ROOT);
        return plain.contains("javascript:")
                || plain.contains("data:")
                || (plain.contains("url(") && !SvgStyle.isSafeValue(value));
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }
}
