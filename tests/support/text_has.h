/* SPDX-License-Identifier: MIT */
/* Words in a text, or not in it; a test that fails shows the text. */
#ifndef TESTS_TEXT_HAS_H
#define TESTS_TEXT_HAS_H

/* NULL holds nothing. */
void text_has(const char *text, const char *words);
void text_has_not(const char *text, const char *words);

#endif
