/* Marks of punctuation and quotation, seen one by one. */

#ifndef TEXTMEND_KERNEL_MARKS_H
#define TEXTMEND_KERNEL_MARKS_H

#include "kernel.h"

/* Double quotation marks of a line. */
typedef struct {
    size_t start, straight, opening, closing;
} Line;

/* What was seen of the marks of a text. */
typedef struct {
    Line line;
    unsigned has; /* which kinds of quotation marks */
} Marks;

/* marks.c */
extern const uint8_t MARK[256]; /* what a byte is, if it begins a mark */
void see_mark(Marks *marks, const Text *text, size_t at, Found *found);
void end_marks(const Marks *marks, Found *found);

#endif
