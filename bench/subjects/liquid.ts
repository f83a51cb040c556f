/** Five templates as people write them: filters, a condition, variables, a date, a text with two holes. */
export const fiveTemplates = {
  email: { '@liquid': '{{ context.traits.email | strip | downcase }}' },
  size: {
    '@liquid':
      '{% if properties.total > 100 %}large{% elsif properties.total %}small{% else %}unknown{% endif %}',
  },
  name: {
    '@liquid':
      '{% assign name = context.traits.name | default: "customer" %}Dear {{ name | capitalize }}, order {{ properties.order_id }}',
  },
  day: { '@liquid': '{{ timestamp | date: "%Y-%m-%d" }}' },
  label: { '@liquid': '{{ event }} by {{ userId }}' },
}
