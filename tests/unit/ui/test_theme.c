/* SPDX-License-Identifier: MIT */
/*
 * Can every colour be read? Contrast as WCAG 2.2 reckons it (w3.org/TR/WCAG22, "contrast ratio"), in
 * the shades of xterm (its XTerm-col.ad) and of the Linux console (drivers/tty/vt/vt.c). Of a bold
 * letter the console shows the bright shade; xterm the bright or the plain one, as it is set.
 */
#include "hub/ui/style.h"
#include "unit.h"

#include <math.h>

enum { SHADES = 16, BRIGHT = 8, WHITE_SHADE = 7, PAPER_DARK = 0x000000, PAPER_LIGHT = 0xFFFFFF };

static const unsigned xterm[SHADES] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD,
    0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF,
    0xFFFFFF};
static const unsigned console[SHADES] = {0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA,
    0x00AAAA, 0xAAAAAA, 0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF,
    0xFFFFFF};

static double part(unsigned byte)
{
    double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double light_of(unsigned rgb)
{
    return 0.2126 * part(rgb >> 16 & 255) + 0.7152 * part(rgb >> 8 & 255) + 0.0722 * part(rgb & 255);
}

static double contrast(unsigned a, unsigned b)
{
    double la = light_of(a), lb = light_of(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* The terminal's own text and paper are those of its theme. */
static unsigned shade(const unsigned *shades, int colour, bool bright, unsigned own)
{
    return colour == COLOUR_DEFAULT ? own : shades[colour + (bright ? BRIGHT : 0)];
}

static double least(const struct theme *t, unsigned paper)
{
    unsigned ink = paper == PAPER_DARK ? xterm[WHITE_SHADE] : PAPER_DARK;
    double worst = 21;
    for (unsigned s = 0; s < STYLE_COUNT; s++) {
        struct look look = theme_look(t, s, true);
        bool bold = look.attrs & LOOK_BOLD;
        const struct {
            const unsigned *shades;
            bool bright, shown;
        } ways[] = {{xterm, false, true}, {xterm, true, bold}, {console, bold, true}};
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
            double c = contrast(shade(ways[i].shades, look.fg, ways[i].bright, ink),
                shade(ways[i].shades, look.bg, false, paper));
            if (ways[i].shown && c < worst) {
                worst = c;
                print_message("# %s, style %u: %.1f to 1\n", t->name, s, c);
            }
        }
    }
    return worst;
}

static void black_and_white_are_21_to_1(void **state)
{
    (void)state;
    assert_true(fabs(contrast(0x000000, 0xFFFFFF) - 21) < 0.01);
    assert_true(fabs(contrast(0x777777, 0xFFFFFF) - 4.48) < 0.01);
}

static void each_theme_can_be_read(void **state)
{
    static const struct {
        const char *theme;
        unsigned paper;
        double least; /* to 1: WCAG 2.2, 1.4.3 (AA) and 1.4.6 (AAA) */
    } rows[] = {{"dark", PAPER_DARK, 4.5}, {"light", PAPER_LIGHT, 4.5},
        {"high contrast", PAPER_DARK, 7}, {"high contrast", PAPER_LIGHT, 7},
        {"mono", PAPER_DARK, 7}, {"mono", PAPER_LIGHT, 7}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(least(theme_find(rows[i].theme), rows[i].paper) >= rows[i].least);
    }
}

static void mono_and_a_terminal_without_colours_have_none(void **state)
{
    (void)state;
    for (unsigned i = 0; theme_at(i); i++) {
        for (unsigned s = 0; s < STYLE_COUNT; s++) {
            struct look plain = theme_look(theme_at(i), s, false);
            struct look mono = theme_look(theme_find("mono"), s, true);
            assert_int_equal(plain.fg, COLOUR_DEFAULT);
            assert_int_equal(plain.bg, COLOUR_DEFAULT);
            assert_int_equal(mono.fg, COLOUR_DEFAULT);
            assert_int_equal(mono.bg, COLOUR_DEFAULT);
        }
    }
}

static void what_is_selected_is_reversed_in_every_theme(void **state)
{
    (void)state;
    for (unsigned i = 0; theme_at(i); i++) {
        for (unsigned s = 0; s < STYLE_COUNT; s++) {
            assert_false(theme_look(theme_at(i), s, true).attrs & LOOK_REVERSE);
            assert_true(theme_look(theme_at(i), s | STYLE_SELECTED, true).attrs & LOOK_REVERSE);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(black_and_white_are_21_to_1),
        cmocka_unit_test(each_theme_can_be_read),
        cmocka_unit_test(mono_and_a_terminal_without_colours_have_none),
        cmocka_unit_test(what_is_selected_is_reversed_in_every_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
