/** A field inside a sentence, with its own name for who cannot see the sentence. */
export function Blank({ name, label, value, id = name, wide, invalid, describedBy }: BlankProps) {
  return (
    <input
      class={wide ? "blank w3" : "blank w2"}
      id={id}
      name={name}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      value={String(value)}
      aria-label={label}
      aria-invalid={invalid ? "true" : undefined}
      aria-describedby={describedBy}
    />
  );
}

export type BlankProps = {
  name: string;
  id?: string | undefined;
  label: string;
  value: string | number;
  wide?: boolean | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
};

export type BlankSelectProps = {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
};

/** A choice inside a sentence. */
export function BlankSelect({ name, label, options, value }: BlankSelectProps) {
  return (
    <select class="blank" id={name} name={name} aria-label={label}>
      {options.map((option) => <option value={option.value} selected={option.value === value}>{option.label}</option>)}
    </select>
  );
}
