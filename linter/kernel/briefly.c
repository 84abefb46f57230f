/* Findings, each told in a line as `linter/textmend/report/concise.py` does, and what they come to. */

#include "starts.h"

#include <stdlib.h>
#include <string.h>

/* Bytes that are written one after another. */
typedef struct {
    char *bytes;
    size_t size, room;
} Report;

static bool add(Report *report, const char *bytes, size_t size)
{
    if (report->room - report->size < size) {
        size_t room = 2 * (report->room + size);
        char *more = realloc(report->bytes, room);
        if (more == NULL) {
            PyErr_NoMemory();
            return false;
        }
        report->bytes = more;
        report->room = room;
    }
    memcpy(report->bytes + report->size, bytes, size);
    report->size += size;
    return true;
}

static bool add_string(Report *report, PyObject *string)
{
    Py_ssize_t size;
    const char *bytes = string ? PyUnicode_AsUTF8AndSize(string, &size) : NULL;
    return bytes != NULL && add(report, bytes, (size_t)size);
}

static bool add_number(Report *report, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    return add(report, digits + at, sizeof digits - at);
}

/* Whether a message can be shown as it is, as far as that is soon told: signs of ASCII, letters up to
   U+017F, dashes, quotation marks and ellipses can be. Two number signs may begin a command. */
static bool is_soon_shown(const char *message, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        uint8_t byte = (uint8_t)message[i], next = (uint8_t)message[i + 1];
        if (byte >= 0xC3 && byte <= 0xC5)
            i++;
        else if (byte == 0xE2 && next == 0x80 && (uint8_t)message[i + 2] >= 0x90 &&
                 (uint8_t)message[i + 2] <= 0xA7)
            i += 2;
        else if (byte < ' ' || byte >= 0x7F || (byte == '#' && next == '#'))
            return false;
    }
    return true;
}

/* Adds a message as it may be shown, which `printable` makes of it where that has to be made. */
static bool add_message(Report *report, PyObject *message, PyObject *printable)
{
    Py_ssize_t size;
    const char *bytes = message ? PyUnicode_AsUTF8AndSize(message, &size) : NULL;
    if (bytes != NULL && is_soon_shown(bytes, (size_t)size))
        return add(report, bytes, (size_t)size);
    if (bytes == NULL && !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        return false;
    PyErr_Clear();
    PyObject *shown = PyObject_CallFunctionObjArgs(printable, message, NULL);
    bool is_done = add_string(report, shown);
    Py_XDECREF(shown);
    return is_done;
}

/* What findings come to. */
typedef struct {
    PyObject *found; /* how many there are of each rule */
    long fail_level;
    Py_ssize_t failing, safe, unsafe;
} Sums;

static bool count(Sums *sums, PyObject *name)
{
    PyObject *before = PyDict_GetItemWithError(sums->found, name);
    if (before == NULL && PyErr_Occurred())
        return false;
    PyObject *number = PyLong_FromLong(before ? PyLong_AsLong(before) + 1 : 1);
    bool is_done = number != NULL && PyDict_SetItem(sums->found, name, number) == 0;
    Py_XDECREF(number);
    return is_done;
}

enum { UNSAFE = 1, SAFE = 2 }; /* see `Applicability` */

static bool sum_up(Sums *sums, PyObject *name, PyObject *severity, PyObject *fix)
{
    if (name == NULL || severity == NULL || fix == NULL || !count(sums, name))
        return false;
    sums->failing += PyLong_AsLong(severity) >= sums->fail_level;
    if (fix != Py_None) {
        PyObject *applicability = field(fix, 1);
        long level = applicability ? PyLong_AsLong(applicability) : 0;
        sums->safe += level == SAFE;
        sums->unsafe += level == UNSAFE;
    }
    return !PyErr_Occurred();
}

/* How findings are told of: in which file, and which fields of a rule say what. */
typedef struct {
    PyObject *path, *printable;
    Py_ssize_t name, severity;
} Form;

/* Tells of a finding that begins in no line before `line`, which is that of its start then. */
static bool tell(Report *report, Sums *sums, const Form *form, const Text *text, Line *line,
                 PyObject *flagged)
{
    PyObject *rule = field(flagged, 0), *finding = rule ? field(flagged, 1) : NULL;
    PyObject *name = finding ? field(rule, form->name) : NULL;
    long long start;
    if (name == NULL || !take_bound(field(finding, 0), 0, &start))
        return false;
    go_to(line, text, start);
    return add_string(report, form->path) && add(report, ":", 1) &&
           add_number(report, line->number) && add(report, ":", 1) &&
           add_number(report, (size_t)(start - line->first + 1)) && add(report, ": ", 2) &&
           add_string(report, name) && add(report, " ", 1) &&
           add_message(report, field(finding, 1), form->printable) && add(report, "\n", 1) &&
           sum_up(sums, name, field(rule, form->severity), field(finding, 2));
}

static PyObject *told(Sums *sums, const Form *form, const Text *text, PyObject *flagged)
{
    Report report = {0};
    Line line = first_line(text);
    bool is_done = sums->found != NULL;
    for (Py_ssize_t i = 0; is_done && i < PyList_Size(flagged); i++)
        is_done = tell(&report, sums, form, text, &line, PyList_GetItem(flagged, i));
    PyObject *told = NULL;
    if (is_done)
        told = Py_BuildValue("(s#Onnn)", report.bytes ? report.bytes : "", (Py_ssize_t)report.size,
                             sums->found, sums->failing, sums->safe, sums->unsafe);
    free(report.bytes);
    return told;
}

PyObject *kernel_briefly(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *string, *flagged, *owner, *both = NULL;
    Form form;
    Sums sums = {0};
    Text text;
    if (!PyArg_ParseTuple(arguments, "OO!U(nn)lO:briefly", &string, &PyList_Type, &flagged,
                          &form.path, &form.name, &form.severity, &sums.fail_level,
                          &form.printable))
        return NULL;
    sums.found = PyDict_New();
    if (read_document(string, &owner, &text))
        both = told(&sums, &form, &text, flagged);
    Py_XDECREF(sums.found);
    Py_XDECREF(owner);
    return both;
}
