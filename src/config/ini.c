/* SPDX-License-Identifier: MIT */
/*
 * Reading an ini file without surprises. iniparser drops what follows # or ; in
 * a value, lets the last of two keys win, joins lines at a backslash, takes
 * "[a]k=1" for a key, and says nothing of any of it. So the text is first held
 * to a strict form, line by line, in which there is only one reading, and
 * iniparser reads exactly those checked bytes.
 */
#include "config_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <ctype.h>
#include <string.h>

/* iniparser gives up at 1024 bytes. */
enum { LINE_MAX_BYTES = 1000 };

static void fault(struct ini *ini, struct faults *f, int line, const char *msg)
{
    fault_add(f, FAULT_ERROR, ini->name, line, 0, "%s", msg);
}

static char *trim(char *s)
{
    while (*s == ' ' || *s == '\t') {
        s++;
    }
    size_t len = strlen(s);
    while (len > 0 && (s[len - 1] == ' ' || s[len - 1] == '\t')) {
        s[--len] = '\0';
    }
    return s;
}

static bool is_name(const char *s, const char *also)
{
    if (!*s) {
        return false;
    }
    for (; *s; s++) {
        if (!isalnum((unsigned char)*s) && !strchr(also, *s)) {
            return false;
        }
    }
    return true;
}

static char *lower(struct arena *a, const char *s)
{
    char *out = arena_strdup(a, s);
    for (char *p = out; *p; p++) {
        *p = (char)tolower((unsigned char)*p);
    }
    return out;
}

/* Bytes that no line may hold: what iniparser or a terminal would take for something else. */
static const char *bad_bytes(const char *s, size_t len)
{
    if (len > LINE_MAX_BYTES) {
        return "this line is too long";
    }
    if (memchr(s, '\0', len)) {
        return "this line holds a zero byte";
    }
    if (!utf8_valid(s, len, NULL)) {
        return "this line is not UTF-8 text; save the file as UTF-8";
    }
    for (size_t i = 0; i < len; i++) {
        if (((unsigned char)s[i] < ' ' && s[i] != '\t') || s[i] == 0x7f) {
            return "this line holds a control character";
        }
    }
    if (len > 0 && s[len - 1] == '\\') {
        return "a line cannot end in a backslash";
    }
    return NULL;
}

/* Cuts the heading down to its name; says what is wrong with it, NULL if nothing is. */
static const char *bad_heading(char *s, char **name)
{
    char *end = strchr(s, ']');
    if (!end) {
        return "the ] is missing";
    }
    if (end[1]) {
        return "nothing may follow the ]; put it on a line of its own";
    }
    *end = '\0';
    *name = trim(s + 1);
    return is_name(*name, "_-. ") ? NULL : "a section's name is made of letters, digits, _ and -";
}

/* Below a heading that cannot be read lie keys of no known section, held in "". */
static void scan_section(struct ini *ini, char *s, int line, struct faults *f)
{
    char *name = s;
    const char *bad = bad_heading(s, &name);
    if (bad) {
        fault(ini, f, line, bad);
    }
    arena_grow(
        ini->a, &ini->sections, ini->section_count, &ini->section_cap, sizeof *ini->sections);
    ini->sections[ini->section_count++] =
        (struct ini_line){.section = bad ? "" : lower(ini->a, name), .line = line, .bad = bad};
}

static const char *bad_value(const char *v)
{
    size_t len = strlen(v);
    if (*v != '"' && *v != '\'') {
        if (strpbrk(v, "#;")) {
            return "put the value in double quotes if # or ; is part of it; a comment goes on a "
                   "line of its own";
        }
        if (strchr(v, '"')) {
            return "double quotes can only stand around the whole value";
        }
        return NULL;
    }
    const char *close = strchr(v + 1, *v);
    if (!close) {
        return "the closing quote is missing";
    }
    if (close != v + len - 1) {
        return "nothing may follow the closing quote, and a quote cannot stand inside quotes";
    }
    if (strchr(v, '\\')) {
        return "a backslash cannot stand inside quotes";
    }
    return NULL;
}

static const struct ini_line *find_line(const struct ini *ini, const char *section, const char *key)
{
    for (size_t i = 0; i < ini->count; i++) {
        if (str_eq(ini->lines[i].section, section) && str_eq(ini->lines[i].key, key)) {
            return &ini->lines[i];
        }
    }
    return NULL;
}

static void scan_key(struct ini *ini, char *s, int line, struct faults *f)
{
    char *eq = strchr(s, '=');
    if (!eq) {
        fault(ini, f, line,
            strchr(s, ':') ? "write key = value, with = and not :"
                           : "this is neither a [section] nor key = value");
        return;
    }
    *eq = '\0';
    char *key = trim(s), *value = trim(eq + 1);
    if (!is_name(key, "_-.")) {
        fault(ini, f, line, "the word before the = is made of letters, digits, _ and -");
        return;
    }
    if (ini->section_count == 0) {
        fault(ini, f, line, "a [section] must come before the first setting");
        return;
    }
    const char *bad = bad_value(value);
    if (bad) {
        fault(ini, f, line, bad);
    }
    struct ini_line now = {.section = ini->sections[ini->section_count - 1].section,
        .key = lower(ini->a, key),
        .line = line,
        .bad = bad};
    const struct ini_line *before = find_line(ini, now.section, now.key);
    if (before) {
        fault_add(f, FAULT_ERROR, ini->name, line, 0, "\"%s\" was already given on line %d",
            now.key, before->line);
        return;
    }
    arena_grow(ini->a, &ini->lines, ini->count, &ini->cap, sizeof *ini->lines);
    ini->lines[ini->count++] = now;
}

static void scan_line(struct ini *ini, const char *text, size_t len, int line, struct faults *f)
{
    if (len > 0 && text[len - 1] == '\r') {
        len--;
    }
    const char *bad = bad_bytes(text, len);
    if (bad) {
        fault(ini, f, line, bad);
        return;
    }
    char *s = trim(arena_strndup(ini->a, text, len));
    if (*s == '\0' || *s == '#' || *s == ';') {
        return;
    }
    if (*s == '[') {
        scan_section(ini, s, line, f);
    } else {
        scan_key(ini, s, line, f);
    }
}

void ini_scan(struct ini *ini, char *text, size_t len, struct faults *faults)
{
    char *end = text + len;
    int line = 0;
    while (text < end) {
        char *newline = memchr(text, '\n', (size_t)(end - text));
        char *stop = newline ? newline : end;
        size_t before = faults->errors;
        scan_line(ini, text, (size_t)(stop - text), ++line, faults);
        if (faults->errors > before) {
            memset(text, ' ', (size_t)(stop - text));
        }
        text = stop + 1;
    }
}
